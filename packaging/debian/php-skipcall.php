mod debian/skipcall.ini
