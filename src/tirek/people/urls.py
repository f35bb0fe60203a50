"""Rooms of people."""

from django.urls import path

from tirek.people.views import (
    access_requests,
    consents,
    contacts,
    disclosures,
    households,
    identifiers,
    my_data,
    persons,
    search,
)

app_name = "people"

urlpatterns = [
    path("people/", search.people, name="search"),
    path("people/new/", persons.new, name="new"),
    path("people/duplicates/", search.duplicates, name="duplicates"),
    path("people/<uuid:person_id>/", persons.person, name="person"),
    path("people/<uuid:person_id>/data/", persons.data, name="data"),
    path("people/<uuid:person_id>/contacts/", contacts.contacts, name="contacts"),
    path("people/<uuid:person_id>/contacts/<uuid:contact_id>/preference/", contacts.preference, name="preference"),
    path("people/<uuid:person_id>/contacts/<uuid:contact_id>/ending/", contacts.ending, name="contact_ending"),
    path("people/<uuid:person_id>/identifiers/", identifiers.identifiers, name="identifiers"),
    path("people/<uuid:person_id>/identifiers/<uuid:identifier_id>/", identifiers.reveal, name="reveal"),
    path("people/<uuid:person_id>/identifiers/<uuid:identifier_id>/sight/", identifiers.sight, name="sight"),
    path("people/<uuid:person_id>/disclosures/", disclosures.disclosures, name="disclosures"),
    path("people/<uuid:person_id>/requests/", access_requests.requests_of, name="requests"),
    path("people/<uuid:person_id>/consents/new/", consents.new, name="consent_new"),
    path("people/<uuid:person_id>/consents/<uuid:consent_id>/", consents.consent, name="consent"),
    path("people/<uuid:person_id>/consents/<uuid:consent_id>/paper/", consents.consent_paper, name="consent_paper"),
    path("people/<uuid:person_id>/consents/<uuid:consent_id>/withdrawal/", consents.withdrawal, name="withdrawal"),
    path("people/<uuid:person_id>/consents/<uuid:consent_id>/stop/", consents.stop, name="stop"),
    path("people/rights/", consents.rights, name="rights"),
    path("people/requests/<uuid:pk>/", access_requests.access_request, name="access_request"),
    path("people/requests/<uuid:pk>/identity/", access_requests.identity, name="access_identity"),
    path("people/requests/<uuid:pk>/copy.json", access_requests.copy, {"form": "json"}, name="copy_json"),
    path("people/requests/<uuid:pk>/copy.pdf", access_requests.copy, {"form": "pdf"}, name="copy_pdf"),
    path("people/requests/<uuid:pk>/handover/", access_requests.handover, name="access_handover"),
    path("people/requests/<uuid:pk>/refusal/", access_requests.refusal, name="access_refusal"),
    path("my-data/", my_data.my_data, name="my_data"),
    path("my-data/copy/", my_data.my_copy, name="my_copy"),
    path("my-data/consents/<uuid:consent_id>/", my_data.my_consent, name="my_consent"),
    path("my-data/consents/<uuid:consent_id>/withdrawal/", my_data.my_withdrawal, name="my_withdrawal"),
    path("people/<uuid:person_id>/household/", households.founding, name="founding"),
    path("people/households/<uuid:household_id>/", households.household, name="household"),
    path("people/households/<uuid:household_id>/members/<uuid:member_id>/", households.leaving, name="leaving"),
]
