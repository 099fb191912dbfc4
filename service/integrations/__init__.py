"""What newsroom systems load: each module a few dozen lines over the client."""
