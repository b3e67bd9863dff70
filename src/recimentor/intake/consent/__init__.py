"""What humans decided and answered: decisions, replies, feedback, earlier rounds."""
