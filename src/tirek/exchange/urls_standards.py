"""Addresses of the open standards."""

from django.urls import URLPattern, path, re_path

from tirek.exchange.views import dhis2, docs, hsds, open311, popolo, standards
from tirek.exchange.views.open_pages import View, told_in_json

FORM = r"\.(?P<form>json|xml)$"
V2 = r"^api/open311/v2/"


def _open(address: str, view: View, name: str) -> URLPattern:
    """Data open to all: errors are told as data too."""
    return path(address, told_in_json(view), name=name)


standard_patterns: list[URLPattern] = [
    path("api/standards", standards.standards, name="standards"),
    path("api/standards.json", standards.standards_json, name="standards_json"),
    path("api/client.zip", docs.client, name="client_zip"),
    _open("api/hsds/", hsds.root, "hsds"),
    _open("api/hsds/services", hsds.services, "hsds_services"),
    _open("api/hsds/services/<uuid:pk>", hsds.service, "hsds_service"),
    _open("api/hsds/organizations", hsds.organizations, "hsds_organizations"),
    _open("api/hsds/organizations/<uuid:pk>", hsds.organization, "hsds_organization"),
    _open("api/hsds/taxonomies", hsds.taxonomies, "hsds_taxonomies"),
    _open("api/hsds/taxonomy_terms", hsds.taxonomy_terms, "hsds_taxonomy_terms"),
    _open("api/popolo/organizations", popolo.organizations, "popolo_organizations"),
    _open("api/popolo/organizations/<uuid:pk>", popolo.organization, "popolo_organization"),
    _open("api/popolo/posts", popolo.posts, "popolo_posts"),
    _open("api/popolo/posts/<uuid:pk>", popolo.post, "popolo_post"),
    _open("api/popolo/memberships", popolo.memberships, "popolo_memberships"),
    _open("api/popolo/memberships/<uuid:pk>", popolo.membership, "popolo_membership"),
    _open("api/popolo/people", popolo.people, "popolo_people"),
    _open("api/popolo/people/<uuid:pk>", popolo.person, "popolo_person"),
    _open("api/popolo/areas", popolo.areas, "popolo_areas"),
    _open("api/dhis2/metadata.json", dhis2.metadata, "dhis2_metadata"),
    _open("api/dhis2/dataValueSets.json", dhis2.values_json, "dhis2_json"),
    _open("api/dhis2/dataValueSets.csv", dhis2.values_csv, "dhis2_csv"),
    _open("api/dhis2/dataValueSets.xml", dhis2.values_xml, "dhis2_xml"),
    re_path(rf"^api/open311/discovery{FORM}", open311.discovery, name="open311_discovery"),
    re_path(rf"{V2}services{FORM}", open311.services, name="open311_services"),
    re_path(rf"{V2}services/(?P<code>[-\w]+){FORM}", open311.service, name="open311_service"),
    re_path(rf"{V2}requests{FORM}", open311.requests, name="open311_requests"),
    re_path(rf"{V2}requests/(?P<number>[-\w]+){FORM}", open311.one_request, name="open311_request"),
    re_path(rf"{V2}tokens/(?P<key>[0-9a-f-]{{36}}){FORM}", open311.token, name="open311_token"),
]
