"""How the weights of the recogniser `sketch` were made."""
