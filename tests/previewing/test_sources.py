"""Which files a preview watches, and when it takes a save for done."""

import os
from pathlib import Path

from jdgen.previewing.sources import PATIENCE, WatchedTree, settled_changes


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def asked(folder: Path) -> WatchedTree:
    """A tree that was asked for one file that is there, one that is not, and a folder."""
    written(folder / "roles/a.yaml", "title: A\n")
    tree = WatchedTree(folder)
    tree.read("roles/a.yaml")
    tree.exists("absent.yaml")
    list(tree.files("roles"))
    return tree


def changes(tree: WatchedTree) -> tuple[str, ...]:
    return tree.changes(tree.look())


def test_nothing_has_changed_at_first(tmp_path: Path) -> None:
    assert changes(asked(tmp_path)) == ()


def test_a_file_that_was_read_is_watched_and_others_are_not(tmp_path: Path) -> None:
    tree = asked(tmp_path)
    written(tmp_path / "elsewhere/b.yaml", "title: B\n")
    assert changes(tree) == ()
    written(tmp_path / "roles/a.yaml", "title: B\n")
    assert changes(tree) == ("roles/a.yaml",)


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    tree, path = asked(tmp_path), tmp_path / "roles/a.yaml"
    before = path.stat()
    written(path.with_suffix(".new"), "title: B\n")
    path.with_suffix(".new").replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert changes(tree) == ("roles/a.yaml",)


def test_a_file_that_comes_or_goes_is_seen(tmp_path: Path) -> None:
    tree = asked(tmp_path)
    written(tmp_path / "absent.yaml", "")
    written(tmp_path / "roles/new/b.yaml", "title: B\n")
    (tmp_path / "roles/a.yaml").unlink()
    assert changes(tree) == ("absent.yaml", "roles/a.yaml", "roles/new/b.yaml")


def test_what_editors_and_word_keep_beside_a_file_is_passed_over(tmp_path: Path) -> None:
    tree = asked(tmp_path)
    for name in (".a.yaml.swp", "a.yaml~", "~$letterhead.docx"):
        written(tmp_path / "roles" / name, "")
    assert changes(tree) == ()


def test_a_change_between_the_look_and_the_reading_is_not_lost(tmp_path: Path) -> None:
    tree = asked(tmp_path)
    old = tree.look()
    written(tmp_path / "roles/a.yaml", "title: Later\n")
    assert tree.changes(old) == ()
    assert changes(tree) == ("roles/a.yaml",)


def test_a_save_is_done_when_the_file_rests_for_a_pause(tmp_path: Path) -> None:
    tree, path = asked(tmp_path), tmp_path / "roles/a.yaml"
    steps = iter(["", "title: Half", "title: Whole and done\n"])
    path.unlink()

    def pause() -> None:
        if (text := next(steps, None)) is not None:
            written(path, text)

    assert settled_changes(tree, pause) == ("roles/a.yaml",)
    assert path.read_text("utf-8") == "title: Whole and done\n"


def test_a_file_that_never_rests_is_taken_as_it_is(tmp_path: Path) -> None:
    tree, pauses = asked(tmp_path), []
    written(tmp_path / "roles/a.yaml", "")

    def pause() -> None:
        pauses.append(len(pauses))
        written(tmp_path / "roles/a.yaml", "x" * len(pauses))

    assert settled_changes(tree, pause) == ("roles/a.yaml",)
    assert len(pauses) == PATIENCE


def test_without_a_change_there_is_no_pause(tmp_path: Path) -> None:
    def pause() -> None:
        raise AssertionError("it has waited")

    assert settled_changes(asked(tmp_path), pause) == ()


def test_a_folder_that_is_gone_changes_all_that_was_in_it(tmp_path: Path) -> None:
    tree = asked(tmp_path)
    (tmp_path / "roles").rename(tmp_path / "moved")
    assert changes(tree) == ("roles/a.yaml",)
    (tmp_path / "moved").rename(tmp_path / "roles")
    assert changes(tree) == ()
