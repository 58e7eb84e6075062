dnl PHP_ARG_ENABLE's message; needs libcurl >= 7.74 and json-c >= 0.15, and links zlib where it is (all found by pkg-config).

PHP_ARG_ENABLE([skipcall],
  [whether to enable the Skipcall API client],
  [AS_HELP_STRING([--enable-skipcall], [Enable the Skipcall API client])],
  [no])

PHP_ARG_ENABLE([skipcall-dev],
  [whether skipcall's developers build it: warnings are errors, and a second list is there for tests],
  [AS_HELP_STRING([--enable-skipcall-dev], [SKIPCALL: warnings are errors])],
  [no], [no])

if test "$PHP_SKIPCALL" != "no"; then
  AC_CACHE_CHECK([whether PHP's integers have 64 bits], [skipcall_cv_64_bits], [AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
#if !defined(__x86_64__) && !defined(__LP64__) && !defined(_LP64) && !defined(_WIN64)
#error
#endif
  ]])], [skipcall_cv_64_bits=yes], [skipcall_cv_64_bits=no])])
  if test "$skipcall_cv_64_bits" = "no"; then
    AC_MSG_ERROR([skipcall needs a 64-bit PHP: counts and times of the API are larger than integers of 32 bits])
  fi

  AC_PATH_PROG([PKG_CONFIG], [pkg-config], [no])
  if test "$PKG_CONFIG" = "no"; then
    AC_MSG_ERROR([skipcall needs pkg-config. Install it: apt-get install pkg-config (Debian, Ubuntu), apk add pkgconf (Alpine), dnf install pkgconf-pkg-config (Fedora)])
  fi

  PKG_CHECK_MODULES([SKIPCALL_CURL], [libcurl >= 7.74.0], [],
    [SKIPCALL_FOUND=`$PKG_CONFIG --modversion libcurl 2>/dev/null`
    AC_MSG_ERROR([skipcall needs libcurl 7.74.0 or newer, and pkg-config finds ${SKIPCALL_FOUND:-none}. Install it: apt-get install libcurl4-openssl-dev (Debian, Ubuntu), apk add curl-dev (Alpine), dnf install libcurl-devel (Fedora)])])
  PKG_CHECK_MODULES([SKIPCALL_JSON_C], [json-c >= 0.15], [],
    [SKIPCALL_FOUND=`$PKG_CONFIG --modversion json-c 2>/dev/null`
    AC_MSG_ERROR([skipcall needs json-c 0.15 or newer, and pkg-config finds ${SKIPCALL_FOUND:-none}. Install it: apt-get install libjson-c-dev (Debian, Ubuntu), apk add json-c-dev (Alpine), dnf install json-c-devel (Fedora)])])

  dnl libcurl.pc lists what libcurl was built with; one that does not is believed.
  SKIPCALL_FOUND=`$PKG_CONFIG --variable=supported_features libcurl 2>/dev/null | tr -d '"'`
  case " $SKIPCALL_FOUND " in
    "  " | *" SSL "*) ;;
    *) AC_MSG_ERROR([skipcall needs a libcurl with TLS, and the one pkg-config finds has $SKIPCALL_FOUND. Install one: apt-get install libcurl4-openssl-dev (Debian, Ubuntu), apk add curl-dev (Alpine), dnf install libcurl-devel (Fedora)]) ;;
  esac

  dnl zlib reads gzip that libcurl refuses; without it such answers end in an exception.
  PKG_CHECK_MODULES([SKIPCALL_ZLIB], [zlib], [SKIPCALL_HAVE_ZLIB=-DSKC_HAVE_ZLIB],
    [SKIPCALL_HAVE_ZLIB=
    AC_MSG_WARN([skipcall without zlib: gzip of several members is not read. Install it: apt-get install zlib1g-dev (Debian, Ubuntu), apk add zlib-dev (Alpine), dnf install zlib-devel (Fedora)])])

  PHP_EVAL_INCLINE([$SKIPCALL_CURL_CFLAGS $SKIPCALL_JSON_C_CFLAGS $SKIPCALL_ZLIB_CFLAGS])
  PHP_EVAL_LIBLINE([$SKIPCALL_CURL_LIBS $SKIPCALL_JSON_C_LIBS $SKIPCALL_ZLIB_LIBS], [SKIPCALL_SHARED_LIBADD])
  PHP_SUBST([SKIPCALL_SHARED_LIBADD])

  dnl Nothing but get_module is visible. The module stays mapped when PHP lets go of it: a name resolution that was given
  dnl up may still run in a thread of libcurl's.
  SKIPCALL_CFLAGS="-std=gnu11 -fvisibility=hidden -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 $SKIPCALL_HAVE_ZLIB"
  if test "$PHP_SKIPCALL_DEV" != "no"; then
    SKIPCALL_CFLAGS="$SKIPCALL_CFLAGS -Wall -Wextra -Wstrict-prototypes -Wno-unused-parameter -Wno-missing-field-initializers -Werror -Werror=implicit-function-declaration -DSKIPCALL_DEV"
  fi
  if test "$ext_shared" = "yes"; then
    LDFLAGS="$LDFLAGS -Wl,-z,nodelete"
  fi

  SKIPCALL_SOURCES="\
    ext/bisect.c \
    ext/call.c \
    ext/call_batch.c \
    ext/call_iterator.c \
    ext/call_page.c \
    ext/call_sync.c \
    ext/callback.c \
    ext/classes.c \
    ext/client.c \
    ext/client_methods.c \
    ext/document.c \
    ext/drive.c \
    ext/enums.c \
    ext/exception_object.c \
    ext/exceptions.c \
    ext/globals.c \
    ext/hydrate.c \
    ext/json_rows.c \
    ext/json_seen.c \
    ext/json_values.c \
    ext/list_arguments.c \
    ext/module.c \
    ext/object.c \
    ext/observer.c \
    ext/option_values.c \
    ext/options.c \
    ext/page_request.c \
    ext/page_requests.c \
    ext/pending_call_page.c \
    ext/rate_limiter.c \
    ext/refuse.c \
    ext/request.c \
    ext/row.c \
    ext/rows_ahead.c \
    ext/sample.c \
    ext/scratch.c \
    ext/settings.c \
    ext/shared.c \
    ext/sync_run.c \
    ext/time_limit.c \
    ext/transport.c \
    ext/unreadable.c \
    ext/values.c \
    ext/wait_any.c \
    src/attempt.c \
    src/attempt_outcome.c \
    src/batches.c \
    src/budget.c \
    src/buffer.c \
    src/checkpoint.c \
    src/clock.c \
    src/connection_config.c \
    src/engine.c \
    src/failure.c \
    src/failure_curl.c \
    src/gap.c \
    src/gap_ask.c \
    src/gaps.c \
    src/gaps_checkpoint.c \
    src/gaps_unreadable.c \
    src/header.c \
    src/id_set.c \
    src/inflate.c \
    src/iso_date.c \
    src/json_mend.c \
    src/json_place.c \
    src/json_reader.c \
    src/key_mask.c \
    src/nearest.c \
    src/pool.c \
    src/query.c \
    src/response.c \
    src/retry.c \
    src/server_state.c \
    src/server_state_file.c \
    src/transfer.c \
    src/url.c \
    src/utf8.c \
    src/walls.c"

  PHP_NEW_EXTENSION([skipcall], [$SKIPCALL_SOURCES], [$ext_shared],, [$SKIPCALL_CFLAGS])
  dnl Known only from here on.
  PHP_ADD_BUILD_DIR([$ext_builddir/ext])
  PHP_ADD_BUILD_DIR([$ext_builddir/src])
  dnl "make install" installs the stub as well, for IDEs, PHPStan and Psalm; so do pecl and PIE, which call it.
  cat >>Makefile.fragments <<SKIPCALL_STUB
install: install-skipcall-stub
install-skipcall-stub:
	@\$(mkinstalldirs) \$(INSTALL_ROOT)\$(prefix)/share/skipcall
	@\$(INSTALL_DATA) $ext_srcdir/ext/skipcall.stub.php \$(INSTALL_ROOT)\$(prefix)/share/skipcall/skipcall.stub.php
	@echo "Installing the stub for tools:    \$(INSTALL_ROOT)\$(prefix)/share/skipcall/"
SKIPCALL_STUB
  PHP_ADD_EXTENSION_DEP([skipcall], [date])
  PHP_ADD_EXTENSION_DEP([skipcall], [hash])
  PHP_ADD_EXTENSION_DEP([skipcall], [json])
  PHP_ADD_EXTENSION_DEP([skipcall], [spl])
fi
