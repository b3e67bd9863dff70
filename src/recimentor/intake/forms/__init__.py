"""What form exports do to answers: ratings in words, zones as labels, sensitive questions."""
