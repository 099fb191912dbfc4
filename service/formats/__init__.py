"""The formats that articles come in, one a file, each a function from an open file to rows; `table.py` lists them."""
