"""Skills: what each person can teach each other person, and what that gains them."""
