"""Addresses of courses, tests, certificates and projects."""

from django.urls import URLPattern, path

from tirek.activities.views import certificates, classes, courses, projects, testing, training

training_patterns: list[URLPattern] = [
    path("courses/", courses.courses, name="courses"),
    path("courses/new/", courses.new, name="course_new"),
    path("courses/questions/<uuid:pk>/", courses.item, name="course_item"),
    path("courses/questions/<uuid:pk>/removal/", courses.item_removal, name="course_item_removal"),
    path("courses/<slug:code>/", courses.course, name="course"),
    path("courses/<slug:code>/edit/", courses.edit, name="course_edit"),
    path("courses/<slug:code>/test/", courses.test, name="course_test"),
    path("events/<uuid:pk>/class/", classes.session, name="class"),
    path("events/<uuid:pk>/class/attendance/", classes.ticks, name="class_ticks"),
    path("events/<uuid:pk>/class/certificates/", classes.issuing, name="class_issuing"),
    path("events/<uuid:pk>/class/colleagues/", classes.colleagues, name="class_colleagues"),
    path("events/<uuid:pk>/enrolment/", classes.enrolment, name="enrolment"),
    path("events/registrations/<uuid:pk>/certificate/", classes.issue_again, name="issue_again"),
    path("tickets/<str:ticket>/test/", testing.test, name="test"),
    path("tickets/<str:ticket>/test/beginning/", testing.beginning, name="test_beginning"),
    path("tickets/<str:ticket>/test/answers/", testing.answers, name="test_answers"),
    path("certificates/", certificates.check, name="certificate_check"),
    path("certificates/<str:number>/", certificates.certificate, name="certificate"),
    path("certificates/<str:number>/certificate.pdf", certificates.paper, name="certificate_paper"),
    path("certificates/<str:number>/revocation/", certificates.revocation, name="certificate_revocation"),
    path("training/", training.training, name="training"),
    path("training/due/", training.due, name="training_due"),
    path("training/people/<uuid:pk>/", training.training_of, name="training_of"),
    path("training/due.xlsx", training.due_export, name="training_due_export"),
    path("projects/", projects.projects, name="projects"),
    path("projects/new/", projects.new, name="project_new"),
    path("projects/<uuid:pk>/", projects.project, name="project"),
    path("projects/<uuid:pk>/edit/", projects.edit, name="project_edit"),
    path("projects/<uuid:pk>/bodies/", projects.bodies, name="project_bodies"),
    path("projects/<uuid:pk>/joining/", projects.joining, name="project_joining"),
    path("projects/bodies/<uuid:pk>/leaving/", projects.leaving, name="project_leaving"),
]
