"""The program file: settings and rules, every fault at its line."""
