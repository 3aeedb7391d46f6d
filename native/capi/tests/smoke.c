/*
 * What a C or C++ program does with gol4j: the stateless pair, then a universe.
 * tests/c_program.rs compiles it as C11 and as C++17, links it and runs it under valgrind.
 */
#include "gol4j.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The header can be included twice. */
#include "gol4j.h"

static void fail(const char *what, const GolError *error) {
  fprintf(stderr, "%s: status %" PRId32 ": %.*s\n", what, error->status,
          (int)error->message_length, (const char *)error->message);
  exit(1);
}

static void expect(uint64_t expected, uint64_t actual, const char *what) {
  if (expected != actual) {
    fprintf(stderr, "%s: %" PRIu64 " instead of %" PRIu64 "\n", what, actual, expected);
    exit(1);
  }
}

static const uint8_t *bytes(const char *text) { return (const uint8_t *)text; }

static void stateless(void) {
  GolError error;
  int64_t board[2 * 1024];
  uint64_t length = 0;
  if (gol_setup(NULL, 0, &length, &error) != GOL_OK) fail("gol_setup (probe)", &error);
  expect(7, length, "the Acorn");
  if (gol_setup(board, 1024, &length, &error) != GOL_OK) fail("gol_setup", &error);
  if (gol_step(bytes("B3/S23"), 6, board, length, 1000, NULL, board, 1024, &length, NULL,
               &error) != GOL_OK) {
    fail("gol_step", &error);
  }
  expect(457, length, "the Acorn after 1,000 generations");
}

static void stateful(void) {
  GolError error;
  GolUniverse universe = 0;
  GolUniverse copy = 0;
  GolOptions options;
  GolControl control;
  GolBounds bounds;
  int64_t *cells = NULL;
  uint64_t length = 0;
  uint64_t done = 0;
  bool empty = true;
  const int64_t blinker[] = {-1, 0, 0, 0, 1, 0};

  memset(&options, 0, sizeof options);
  options.size = sizeof options;
  options.memory_limit = 1 << 20;
  if (gol_universe_create(bytes("b3/s23"), 6, &options, &universe, &error) != GOL_OK) {
    fail("gol_universe_create", &error);
  }
  if (gol_universe_set_cells(universe, blinker, 3, GOL_ALIVE, &error) != GOL_OK) {
    fail("gol_universe_set_cells", &error);
  }
  memset(&control, 0, sizeof control);
  if (gol_universe_advance(universe, 1001, &control, &done, &error) != GOL_OK) {
    fail("gol_universe_advance", &error);
  }
  expect(1001, done, "generations");
  expect(1001, control.generations, "progress");
  if (gol_universe_bounds(universe, &bounds, &empty, &error) != GOL_OK || empty) {
    fail("gol_universe_bounds", &error);
  }
  expect(0, (uint64_t)bounds.min_x, "the upright blinker's column");

  if (gol_universe_copy(universe, &copy, &error) != GOL_OK) fail("gol_universe_copy", &error);
  if (gol_universe_free(universe, &error) != GOL_OK) fail("gol_universe_free", &error);
  if (gol_universe_free(universe, &error) != GOL_INVALID_HANDLE) fail("a second free", &error);

  if (gol_universe_cells(copy, NULL, NULL, 0, &length, &error) != GOL_OK) {
    fail("gol_universe_cells (probe)", &error);
  }
  expect(3, length, "the blinker");
  cells = (int64_t *)malloc((size_t)length * 2 * sizeof *cells);
  if (cells == NULL) exit(1);
  if (gol_universe_cells(copy, NULL, cells, length, &length, &error) != GOL_OK) {
    fail("gol_universe_cells", &error);
  }
  expect((uint64_t)-1, (uint64_t)cells[1], "the first row");
  free(cells);

  control.cancel = 1;
  if (gol_universe_advance(copy, 1, &control, &done, &error) != GOL_CANCELLED) {
    fail("a cancelled run", &error);
  }
  if (gol_universe_free(copy, NULL) != GOL_OK) exit(1);
}

int main(void) {
  if (gol_abi_version() != GOL_ABI_VERSION) {
    fprintf(stderr, "the library has another ABI version than the header\n");
    return 1;
  }
  stateless();
  stateful();
  printf("Computation is correct!\n");
  return 0;
}
