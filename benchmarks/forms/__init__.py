"""Sign-up files invented by rule, with a known truth: layouts, wordings, languages, tools, encodings."""
