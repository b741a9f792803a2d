"""Ideas between meetings: posted, supported, talked about, and always answered."""
