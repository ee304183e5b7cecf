"""The corpus: a folder of articles, layers of annotations, and entities, read lazily and written atomically."""
