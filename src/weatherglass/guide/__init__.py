"""What people read: Markdown with sources, loaded from content/."""
