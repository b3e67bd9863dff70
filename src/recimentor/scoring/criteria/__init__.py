"""Criteria: each gives every pair a value from 0 to 1, which joins the score by its importance."""

from recimentor.scoring.criteria.parts import Criterion, CriterionUse

__all__ = ["Criterion", "CriterionUse"]
