"""What the files and the commands' outputs hold, as frozen pydantic models: no behaviour beyond their own fields."""
