"""Everything that reads files: loaders that verify, and the build that makes the files."""
