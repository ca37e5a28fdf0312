"""The plan: what a life is like, sections that fit it, things to do, looking it over, and taking it along."""
