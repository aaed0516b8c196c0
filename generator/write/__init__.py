"""content/ becomes exactly the rendered pages; site/ is exchanged as a whole, single files by replacing them."""

from generator.write.files import copy_plain, create_file, encode_like, replace_file, replace_files
from generator.write.folders import exchange_folder, refuse_link, restore_folder
from generator.write.pages import MANIFEST, Written, read_folder, write_pages

__all__ = [
    "MANIFEST",
    "Written",
    "copy_plain",
    "create_file",
    "encode_like",
    "exchange_folder",
    "read_folder",
    "refuse_link",
    "replace_file",
    "replace_files",
    "restore_folder",
    "write_pages",
]
