<?php
// A folder without a list of its files.
