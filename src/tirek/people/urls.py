"""Rooms of people."""

from django.urls import path

from tirek.people.views import contacts, disclosures, households, identifiers, persons, search

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
    path("people/<uuid:person_id>/consents/<uuid:consent_id>/withdrawal/", disclosures.withdrawal, name="withdrawal"),
    path("people/<uuid:person_id>/household/", households.founding, name="founding"),
    path("people/households/<uuid:household_id>/", households.household, name="household"),
    path("people/households/<uuid:household_id>/members/<uuid:member_id>/", households.leaving, name="leaving"),
]
