"""An assessment in the formats of others."""
