"""The desk's way to the city: the HTTP line and the files of the USB bundle."""
