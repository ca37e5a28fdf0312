"""The bag: where each thing is, what may be left behind, and photographs of papers."""
