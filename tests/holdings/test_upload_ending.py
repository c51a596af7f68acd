"""A file that is whole is kept once, whenever its server was killed meanwhile."""

import hashlib
from io import BytesIO

import pytest
from PIL import Image

from app.domain.uploads import Upload, UploadFor
from app.domain.viewers import THE_DESK
from app.holdings import Holding, upload_ending, waiting_scans
from app.services.show_accession import kept_accession
from app.services.upload_scan import begin_upload, continue_upload, find_upload


class Killed(BaseException):
    """The process is no more."""


def scan() -> bytes:
    written = BytesIO()
    Image.linear_gradient("L").save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def upload(holding: Holding) -> Upload:
    return begin_upload(
        holding,
        THE_DESK,
        file_name="7.png",
        size_bytes=len(scan()),
        meant_for=UploadFor.ACCESSION,
    )


@pytest.mark.parametrize("where", ["before it is moved", "after it was moved", "after it waits"])
def test_it_is_ended_by_whoever_asks_next(
    holding: Holding, upload: Upload, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def dies(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        if where == "before it is moved":
            patched.setattr(holding.originals, "take_over", dies)
        elif where == "after it was moved":
            patched.setattr(upload_ending, "have_wait", dies)
        else:
            patched.setattr("app.storage.uploads.OpenUpload.drop_bytes", dies)
        with pytest.raises(Killed):
            continue_upload(holding, THE_DESK, upload.id, [scan()], offset_bytes=0)
    found = find_upload(holding, THE_DESK, upload.id)
    assert found.outcome is not None
    assert (found.outcome.sha256, found.outcome.refused) == (
        hashlib.sha256(scan()).hexdigest(),
        None,
    )
    assert holding.originals.digest_of(found.sha256) == found.sha256
    accession = kept_accession(holding, THE_DESK, waiting_scans.FORM_KEY)
    assert [one.file_name for one in accession.scans] == ["7.png"]
    assert accession.refused == ()


def test_an_original_that_is_here_already_stays(holding: Holding, upload: Upload) -> None:
    kept = holding.take_in_stream([scan()])
    continue_upload(holding, THE_DESK, upload.id, [scan()], offset_bytes=0)
    assert holding.originals.digest_of(kept.original.sha256) == kept.original.sha256
    assert not (holding.layout.incoming_upload(upload.id) / "bytes").exists()
    assert holding.originals.path(kept.original.sha256).stat().st_mode & 0o222 == 0
