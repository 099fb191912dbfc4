"""General knowledge of the world as literal tables: countries, places, bodies, outlets, disputes."""
