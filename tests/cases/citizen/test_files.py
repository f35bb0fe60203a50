"""Files of the citizen's form: whole with the form, or piece by piece."""

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tirek.cases.models import Attachment, Case

PDF = b"%PDF-1.7\n" + b"x" * 3000
SIZE = len(PDF)
TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}


def pdf(name="анықтама.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def begin(visitor, name="сурет.pdf", size=SIZE):
    metadata = f"filename {base64.b64encode(name.encode()).decode()},filetype YXBwbGljYXRpb24vcGRm"
    return visitor.client.post("/apply/files/", HTTP_UPLOAD_LENGTH=str(size), HTTP_UPLOAD_METADATA=metadata, **TUS)


def piece(visitor, address, offset, content):
    kind = "application/offset+octet-stream"
    return visitor.client.patch(address, content, content_type=kind, HTTP_UPLOAD_OFFSET=str(offset), **TUS)


def test_files_come_with_the_plain_form_and_go_with_the_case(visitor):
    visitor.who()
    assert visitor.what(files=[pdf(), pdf("екінші.pdf")]).status_code == 303
    assert "екінші.pdf" in visitor.client.get("/apply/what/").content.decode()
    visitor.where()
    visitor.send()
    assert {one.name for one in Case.objects.get().attachments.all()} == {"анықтама.pdf", "екінші.pdf"}


def test_a_file_is_removed_without_a_script_and_the_text_is_kept(visitor):
    visitor.what(files=[pdf()])
    key = Attachment.objects.get().pk
    answer = visitor.client.post("/apply/what/", {"remove": str(key), "body": "Жаңа мәтін"})
    assert (answer.status_code, answer["Location"]) == (303, "/apply/what/#files")
    assert not Attachment.objects.exists()
    assert "Жаңа мәтін" in visitor.client.get("/apply/what/").content.decode()


@pytest.mark.parametrize(("language", "words"), [("kk", "қабылданбайды"), ("ru", "не принимаются")])
def test_a_program_called_pdf_is_refused_at_the_field(visitor, language, words):
    visitor.client.cookies["language"] = language
    answer = visitor.what(files=[pdf("есеп.pdf", b"MZ\x90\x00" + b"\0" * 3000)])
    assert answer.status_code == 422
    assert words in " ".join(answer.context["form"].errors["files"])
    assert "Екі айдан бері" in answer.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(("language", "words"), [("kk", "20 МБ"), ("ru", "20 МБ")])
def test_a_file_of_thirty_megabytes_is_refused_at_the_field(visitor, language, words):
    visitor.client.cookies["language"] = language
    answer = visitor.what(files=[pdf(content=b"%PDF-1.7\n" + bytes(30 * 1024 * 1024))])
    assert answer.status_code == 422
    assert words in " ".join(answer.context["form"].errors["files"])


def test_a_good_file_is_kept_beside_a_bad_one(visitor):
    answer = visitor.what(files=[pdf(), pdf("бағдарлама.exe")])
    assert answer.status_code == 422
    assert Attachment.objects.get().name == "анықтама.pdf"


def test_an_upload_goes_on_where_the_line_broke(visitor):
    visitor.who()
    created = begin(visitor)
    assert created.status_code == 201
    address = created["Location"]
    assert piece(visitor, address, 0, PDF[:1000]).status_code == 204
    told = visitor.client.head(address, **TUS)
    assert (told["Upload-Offset"], told["Upload-Length"]) == ("1000", str(len(PDF)))
    assert "no-store" in told["Cache-Control"]
    assert piece(visitor, address, 2000, PDF[2000:]).status_code == 409
    assert piece(visitor, address, 1000, PDF[1000:]).status_code == 204
    assert Attachment.objects.get().media_type == "application/pdf"
    assert "сурет.pdf" in visitor.client.get("/apply/files/").content.decode()


def test_an_upload_may_begin_the_draft(visitor):
    assert begin(visitor).cookies["application"].value
    assert Attachment.objects.get().draft is not None


@pytest.mark.parametrize(
    ("name", "size", "status"), [("үлкен.pdf", 30 * 1024 * 1024, 413), ("бос.pdf", 0, 422), ("вирус.exe", 10, 422)]
)
def test_a_bad_upload_is_refused_before_it_begins(visitor, name, size, status):
    answer = begin(visitor, name, size)
    assert answer.status_code == status
    assert answer.content.decode()


def test_a_program_sent_in_pieces_is_refused_at_the_end(visitor):
    content = b"MZ" + b"\0" * 2000
    address = begin(visitor, "есеп.pdf", len(content))["Location"]
    answer = piece(visitor, address, 0, content)
    assert answer.status_code == 422
    assert "PDF" in answer.content.decode() or "pdf" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_nobody_reaches_the_file_of_another_draft(visitor, client):
    address = begin(visitor)["Location"]
    assert client.head(address).status_code == 404
    client.post("/apply/draft/?step=who", {"given_name": "Бөтен"})
    for answer in (client.head(address), client.delete(address), client.patch(address, b"x")):
        assert answer.status_code == 404
    assert Attachment.objects.exists()


def test_an_upload_is_given_up(visitor):
    address = begin(visitor)["Location"]
    assert visitor.client.delete(address, **TUS).status_code == 204
    assert not Attachment.objects.exists()


def test_the_server_says_what_it_speaks(visitor):
    told = visitor.client.options("/apply/files/")
    assert (told.status_code, told["Tus-Version"]) == (204, "1.0.0")
    assert "creation" in told["Tus-Extension"]


def test_the_draft_takes_its_files_along_when_deleted(visitor):
    visitor.what(files=[pdf()])
    visitor.client.post("/apply/draft/removal/")
    assert not Attachment.objects.exists()
