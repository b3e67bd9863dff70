"""What comes after the plan: who is asked, who said yes, how it goes."""
