"""A static reference site generator: digests in, cross-linked pages out."""
