package io.github.gol4j.cli.settle;

import java.math.BigInteger;

/**
 * What a board consists of on which nothing new will happen.
 *
 * @param period after how many generations all but the spaceships is the same again: 1 for still
 *     lifes
 * @param spaceships how many fly away, and will meet nothing
 */
public record Settlement(BigInteger period, int spaceships) {}
