# Two commands do everything from a fresh clone: `make run` and `make check`. Each first installs
# what is missing. The rest is for people who have meson anyway.
#
# Copyright 2026 The Passo developers
# SPDX-License-Identifier: Apache-2.0

BUILD = build
PREFIX ?= /usr/local
DESTDIR ?=

.PHONY: help run check build install clean dependencies

help:
	@echo 'make run      build Passo and open its window on a sample workflow'
	@echo 'make check    build Passo and run the whole test-suite'
	@echo 'make build    build Passo in $(BUILD)/'
	@echo 'make install  install Passo below PREFIX ($(PREFIX)), for a package below DESTDIR'
	@echo 'make clean    remove what these commands have made'

run: build
	@build-aux/run-sample $(BUILD)

check:
	@build-aux/install-dependencies check
	@build-aux/check

build: dependencies
	@test -f $(BUILD)/build.ninja || meson setup $(BUILD) --prefix '$(PREFIX)'
	@meson compile -C $(BUILD)

dependencies:
	@build-aux/install-dependencies build

install:
	meson install -C $(BUILD) $(if $(DESTDIR),--destdir '$(DESTDIR)')

clean:
	rm -rf $(BUILD) build-check build-sanitize
