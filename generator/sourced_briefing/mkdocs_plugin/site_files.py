"""What MkDocs builds the site from: the written pages, in place of the raw ones."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files

from ..base.output_tree import written_paths
from ..engine_settings import default_nav, is_loose_sheet
from ..model.briefing import Records
from .markdown_beside import MarkdownBeside


class WrittenFile(SiteFile):
    """A file of the written tree that knows which file of the project to edit instead.

    It says that it is generated, so that plugins which ask git for the days of a page know that git has none of it.
    """

    edited: str | None = None
    generated_by = "briefing"

    @property
    def edit_uri(self) -> str | None:
        return self.edited


def take_in(files: Files, config: MkDocsConfig, briefing: Records, tree: Path) -> None:
    """Put what stands in the folder `tree` in the place of content/; the menu lists it where no other is set."""
    edits = {page.page: page.path for page in briefing.prose} | {file.page: file.path for file in briefing.files}
    # Of content/ only what was checked and written reaches the site.
    for file in [f for f in files if f.src_dir == config.docs_dir or is_loose_sheet(f.src_dir, f.src_uri)]:
        files.remove(file)
    for path in written_paths(tree):  # nothing that somebody else put there
        written = WrittenFile(path, None, config.site_dir, config.use_directory_urls)
        written.abs_src_path, written.edited = str(tree / path), edits.get(path)
        if (old := files.src_uris.get(path)) is not None:
            files.remove(old)
        files.append(written)
        if written.is_documentation_page():
            files.append(MarkdownBeside(written, config.site_dir))
    if config.nav is None:
        config.nav = default_nav(briefing, {file.src_uri for file in files})
