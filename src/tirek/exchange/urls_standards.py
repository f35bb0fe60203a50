"""Addresses of the open standards."""

from django.urls import URLPattern, path, re_path

from tirek.exchange.views import dhis2, docs, hsds, open311, popolo, standards

FORM = r"\.(?P<form>json|xml)$"
V2 = r"^api/open311/v2/"

standard_patterns: list[URLPattern] = [
    path("api/standards", standards.standards, name="standards"),
    path("api/standards.json", standards.standards_json, name="standards_json"),
    path("api/client.zip", docs.client, name="client_zip"),
    path("api/hsds/", hsds.root, name="hsds"),
    path("api/hsds/services", hsds.services, name="hsds_services"),
    path("api/hsds/services/<uuid:pk>", hsds.service, name="hsds_service"),
    path("api/hsds/organizations", hsds.organizations, name="hsds_organizations"),
    path("api/hsds/organizations/<uuid:pk>", hsds.organization, name="hsds_organization"),
    path("api/hsds/taxonomies", hsds.taxonomies, name="hsds_taxonomies"),
    path("api/hsds/taxonomy_terms", hsds.taxonomy_terms, name="hsds_taxonomy_terms"),
    path("api/popolo/organizations", popolo.organizations, name="popolo_organizations"),
    path("api/popolo/organizations/<uuid:pk>", popolo.organization, name="popolo_organization"),
    path("api/popolo/posts", popolo.posts, name="popolo_posts"),
    path("api/popolo/posts/<uuid:pk>", popolo.post, name="popolo_post"),
    path("api/popolo/memberships", popolo.memberships, name="popolo_memberships"),
    path("api/popolo/memberships/<uuid:pk>", popolo.membership, name="popolo_membership"),
    path("api/popolo/people", popolo.people, name="popolo_people"),
    path("api/popolo/people/<uuid:pk>", popolo.person, name="popolo_person"),
    path("api/popolo/areas", popolo.areas, name="popolo_areas"),
    path("api/dhis2/metadata.json", dhis2.metadata, name="dhis2_metadata"),
    path("api/dhis2/dataValueSets.json", dhis2.values_json, name="dhis2_json"),
    path("api/dhis2/dataValueSets.csv", dhis2.values_csv, name="dhis2_csv"),
    path("api/dhis2/dataValueSets.xml", dhis2.values_xml, name="dhis2_xml"),
    re_path(rf"^api/open311/discovery{FORM}", open311.discovery, name="open311_discovery"),
    re_path(rf"{V2}services{FORM}", open311.services, name="open311_services"),
    re_path(rf"{V2}services/(?P<code>[-\w]+){FORM}", open311.service, name="open311_service"),
    re_path(rf"{V2}requests{FORM}", open311.requests, name="open311_requests"),
    re_path(rf"{V2}requests/(?P<number>[-\w]+){FORM}", open311.one_request, name="open311_request"),
    re_path(rf"{V2}tokens/(?P<key>[0-9a-f-]{{36}}){FORM}", open311.token, name="open311_token"),
]
