"""The constraints of the 360Giving standard 1.1 that our package has to keep, transcribed by us from its public schema
(https://github.com/ThreeSixtyGiving/standard, schema/360-giving-schema.json): names, types, what is required."""

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
DAY: dict[str, Any] = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"}
NAMED: dict[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT}},
}
GRANT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "title", "description", "currency", "amountAwarded", "awardDate", "fundingOrganization"],
    "oneOf": [{"required": ["recipientOrganization"]}, {"required": ["recipientIndividual"]}],
    "properties": {
        "id": TEXT,
        "title": TEXT,
        "description": TEXT,
        "currency": {"enum": ["KZT"]},
        "amountAwarded": {"type": "number"},
        "amountDisbursed": {"type": "number"},
        "awardDate": DAY,
        "recipientOrganization": NAMED,
        "recipientIndividual": NAMED,
        "fundingOrganization": NAMED,
        "plannedDates": {
            "type": "array",
            "items": {"type": "object", "properties": {"startDate": DAY, "endDate": DAY}},
        },
        "grantProgramme": {"type": "array", "items": {"properties": {"code": TEXT, "title": TEXT}}},
        "beneficiaryLocation": {
            "type": "array",
            "items": {
                "properties": {"name": TEXT, "countryCode": {"enum": ["KZ"]}, "geoCode": TEXT, "geoCodeType": TEXT}
            },
        },
        "dataSource": {"type": "string", "format": "uri"},
    },
}
PACKAGE: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["grants"],
    "properties": {
        "version": {"type": "string", "pattern": r"^(\d+\.)(\d+)$"},
        "title": TEXT,
        "issued": DAY,
        "publisher": {"type": "object", "required": ["name"], "properties": {"name": TEXT, "website": TEXT}},
        "downloadURL": {"type": "string", "format": "uri"},
        "license": {"type": "string", "format": "uri"},
        "grants": {"type": "array", "minItems": 1, "uniqueItems": True, "items": GRANT},
    },
}
