"""Files in and out: tables read in a limited child process, understood by their headings, and written for other programs."""
