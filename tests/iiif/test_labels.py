from app.iiif.labels import Label


def test_a_label_speaks_english_and_polish() -> None:
    label = Label.REFERENCE_CODE
    assert (label.english, label.polish) == ("Reference code", "Sygnatura")
    assert label.texts == {"en": ["Reference code"], "pl": ["Sygnatura"]}


def test_no_two_labels_are_one() -> None:
    assert len(set(Label)) == len(Label.__members__)
