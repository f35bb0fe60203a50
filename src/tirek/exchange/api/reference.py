"""The public registers a sender needs: services, places, offices. Open to all."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.exchange.api.schemas import AreaOut, OfficeOut, ServiceOut
from tirek.exchange.queries.reference import areas_today
from tirek.network.models import Organisation
from tirek.programmes.models import Service

router = Router()


@router.get("/services", response=list[ServiceOut], operation_id="services", summary="Services offered today")
def services(request: HttpRequest) -> Any:
    return Service.objects.asked_for().on(timezone.localdate())


@router.get("/areas", response=list[AreaOut], operation_id="areas", summary="The country's places today")
def areas(request: HttpRequest) -> Any:
    return areas_today(timezone.localdate())


@router.get("/offices", response=list[OfficeOut], operation_id="offices", summary="Offices that take applications")
def offices(request: HttpRequest) -> Any:
    found = Organisation.objects.offices().on(timezone.localdate()).filter(accepts_applications=True)
    return [_office(each) for each in found.select_related("area").order_by("code")]


def _office(office: Organisation) -> dict[str, Any]:
    plain = ("code", "level", "phone", "email", "address", "name_kk", "name_ru", "name_en")
    return {name: getattr(office, name) for name in plain} | {"area": office.area.kato or str(office.area_id)}
