package io.github.gol4j.bench.contender;

import java.util.ArrayList;
import java.util.List;

/** The tiles by place: an open-addressed hash table, at most half full. */
final class TileIndex {

    private Tile[] table = new Tile[64];
    private final List<Tile> tiles = new ArrayList<>();

    /** All tiles, in the order in which they were made. Not to be kept while tiles are made. */
    List<Tile> tiles() {
        // A copy, because waking tiles makes others.
        return List.copyOf(tiles);
    }

    /** The tile at a place, or null if there is none. */
    Tile find(long x, long y) {
        return table[slotOf(table, x, y)];
    }

    /** Makes a tile where there is none, and introduces it to its neighbours. */
    Tile make(long x, long y) {
        Tile tile = new Tile(x, y);
        tiles.add(tile);
        if (2 * tiles.size() > table.length) {
            grow();
        } else {
            table[slotOf(table, x, y)] = tile;
        }
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                Tile neighbour = find(x + dx, y + dy);
                if (neighbour != null && neighbour != tile) {
                    tile.neighbours[Tile.direction(dx, dy)] = neighbour;
                    neighbour.neighbours[Tile.direction(-dx, -dy)] = tile;
                }
            }
        }
        return tile;
    }

    private void grow() {
        Tile[] larger = new Tile[2 * table.length];
        for (Tile tile : tiles) {
            larger[slotOf(larger, tile.x, tile.y)] = tile;
        }
        table = larger;
    }

    private static int slotOf(Tile[] table, long x, long y) {
        int mask = table.length - 1;
        long mixed = x * 0x9E37_79B9_7F4A_7C15L + y * 0xC2B2_AE3D_27D4_EB4FL;
        int slot = (int) (mixed >>> 32) & mask;
        while (table[slot] != null && (table[slot].x != x || table[slot].y != y)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
