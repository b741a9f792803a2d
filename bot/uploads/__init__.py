"""Pictures and papers that people send: checked, made anew, sealed, and opened only by those who may."""
