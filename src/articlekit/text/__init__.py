"""Pure functions over strings, spans and the models made of them."""
