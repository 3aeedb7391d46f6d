package io.github.gol4j.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An option that is one of a few words: read in any case, and told, also to shells that complete
 * it, as it is usually written. Subclasses name the words of one type for picocli, which makes them
 * itself.
 */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

    private final String kind;
    private final List<E> all;

    /**
     * Makes a choice.
     *
     * @param kind what one of them is called in messages
     * @param all those there are
     */
    Choice(String kind, E[] all) {
        this.kind = kind;
        this.all = List.of(all);
    }

    /** The word for one of them: its name in small letters, unless a subclass knows better. */
    String word(E one) {
        return inSmallLetters(one);
    }

    static String inSmallLetters(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public final E convert(String text) {
        for (E one : all) {
            if (word(one).equalsIgnoreCase(text)) {
                return one;
            }
        }
        throw new TypeConversionException(
                "'%s' is no %s: %s".formatted(text, kind, alternatives(iterator())));
    }

    @Override
    public final Iterator<String> iterator() {
        return all.stream().map(this::word).iterator();
    }

    /** The words as in {@code a, b or c}. */
    private static String alternatives(Iterator<String> words) {
        StringBuilder text = new StringBuilder(words.next());
        while (words.hasNext()) {
            String word = words.next();
            text.append(words.hasNext() ? ", " : " or ").append(word);
        }
        return text.toString();
    }
}
