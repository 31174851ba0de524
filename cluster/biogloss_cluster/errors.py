"""What a user must be told, in a sentence that says what to do."""


class UserError(Exception):
    """Something about the input, the options or the installation."""
