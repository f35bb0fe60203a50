"""Addresses of the network, and of signing in (django-allauth's views, without signing up)."""

from django.urls import include, path

from tirek.network.views import directory, memoranda, memorandum_life, register, signin, staff, substitutions

rooms = [
    path("offices/", directory.directory, name="directory"),
    path("offices/nearest/", directory.nearest, name="nearest"),
    path("offices/tree/", directory.tree, name="tree"),
    path("offices/<str:code>/", directory.organisation, name="organisation"),
    path("offices/<str:code>/people/", staff.people, name="people"),
    path("offices/<str:code>/people/invitation/", staff.invite, name="invite"),
    path("offices/<str:code>/register/", register.register, name="register"),
    path("offices/<str:code>/register/contacts/", register.contacts, name="register_contacts"),
    path("offices/<str:code>/register/name/", register.name, name="register_name"),
    path("offices/<str:code>/register/place/", register.place, name="register_place"),
    path("offices/<str:code>/register/closure/", register.closure, name="register_closure"),
    path("offices/<str:code>/register/organisation/", register.found, name="found"),
    path("staff/", staff.staff, name="staff"),
    path("staff/<uuid:pk>/", staff.user, name="user"),
    path("staff/<uuid:pk>/closure/", staff.closure, name="user_closure"),
    path("grants/<uuid:pk>/end/", staff.end_grant, name="end_grant"),
    path("invitations/<uuid:pk>/letter/", staff.resend, name="invitation_letter"),
    path("invitations/<uuid:pk>/withdrawal/", staff.withdraw, name="invitation_withdrawal"),
    path("invitation/<str:token>/", signin.invitation, name="invitation"),
    path("memoranda/", memoranda.memoranda, name="memoranda"),
    path("memoranda/new/", memoranda.new, name="memorandum_new"),
    path("memoranda/<uuid:pk>/", memoranda.memorandum, name="memorandum"),
    path("memoranda/<uuid:pk>/history/", memorandum_life.history, name="memorandum_history"),
    path("memoranda/<uuid:pk>/amendment/", memorandum_life.amendment, name="amendment"),
    path("memoranda/<uuid:pk>/obligations/", memorandum_life.obligations, name="obligations"),
    path("memoranda/obligations/<uuid:pk>/", memorandum_life.fulfilment, name="obligation"),
    path("memoranda/<uuid:pk>/scan/", memorandum_life.scan, name="memorandum_scan"),
    path("memoranda/<uuid:pk>/scan/new/", memorandum_life.new_scan, name="memorandum_new_scan"),
    path("memoranda/<uuid:pk>/paper/", memorandum_life.printed, name="memorandum_paper"),
    path("memoranda/<uuid:pk>/end/", memoranda.end, name="memorandum_end"),
    path("leave/", substitutions.leave, name="leave"),
    path("leave/<uuid:pk>/end/", substitutions.leave_end, name="leave_end"),
    path("account/standing-in/", substitutions.stand_in, name="stand_in"),
    path("account/", signin.account, name="account"),
    path("account/acting-for/", signin.acting_for, name="acting_for"),
    path("demo/", signin.demo, name="demo"),
    path("demo/session/", signin.demo_session, name="demo_session"),
]
urlpatterns = [
    path("", include((rooms, "network"))),
    path("accounts/", include("tirek.network.account_urls")),
]
