package io.github.gol4j.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the C header, as text, with the Java code that was generated from it. Each check returns
 * what is wrong, one sentence each; nothing means that all is well.
 */
final class BindingsCheck {

    private static final Pattern PROTOTYPE =
            Pattern.compile("^(\\w+) (gol_\\w+)\\(([^)]*)\\);", Pattern.MULTILINE);
    private static final Pattern FUNCTION = Pattern.compile("\\b(gol_\\w+) *\\(");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern DEFINE =
            Pattern.compile("^#define (GOL_\\w+) (\\d+)$", Pattern.MULTILINE);
    private static final Pattern VARIANT =
            Pattern.compile("^ +(GOL_\\w+) = (\\d+),$", Pattern.MULTILINE);
    private static final Pattern STRUCTURE =
            Pattern.compile("typedef struct (\\w+) \\{(.*?)\\} \\1;", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("^ +(\\w+) (\\w+)(?:\\[(\\w+)\\])?;$", Pattern.MULTILINE);

    private BindingsCheck() {}

    /** Whether the stamp is that of the header and of the generated files, in order of name. */
    static List<String> stamp(String stamp, String header, String files) {
        List<String> wrong = new ArrayList<>();
        if (stamp.lines().noneMatch(("header " + sha256(header))::equals)) {
            wrong.add("the bindings are of another header: run scripts/bindings");
        }
        if (stamp.lines().noneMatch(("files " + sha256(files))::equals)) {
            wrong.add("the bindings were changed by hand: change scripts/bindings and run it");
        }
        return wrong;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> prototypes(String header, Class<?> bindings) {
        List<String> wrong = new ArrayList<>();
        Map<String, FunctionDescriptor> declared = declared(header);
        declared.forEach(
                (name, expected) -> {
                    FunctionDescriptor bound = bound(bindings, name);
                    if (bound == null) {
                        wrong.add(name + " is in the header but not bound");
                    } else if (!shape(expected).equals(shape(bound))) {
                        wrong.add(
                                "%s is declared as %s and bound as %s"
                                        .formatted(name, expected, bound));
                    }
                });
        Arrays.stream(bindings.getMethods())
                .map(Method::getName)
                .filter(name -> name.endsWith("$descriptor"))
                .map(name -> name.substring(0, name.indexOf('$')))
                .filter(name -> !declared.containsKey(name))
                .forEach(name -> wrong.add(name + " is bound but not in the header"));
        // Whatever looks like a function and is no prototype of the grammar's form.
        Matcher function = FUNCTION.matcher(COMMENT.matcher(header).replaceAll(""));
        while (function.find()) {
            if (!declared.containsKey(function.group(1))) {
                wrong.add(function.group(1) + " is not declared in the form of the grammar");
            }
        }
        return wrong;
    }

    static List<String> symbols(String header, SymbolLookup library) {
        return declared(header).keySet().stream()
                .filter(name -> library.find(name).isEmpty())
                .map(name -> "the library has no " + name)
                .toList();
    }

    static List<String> constants(String header, Class<?> bindings) {
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (Pattern pattern : List.of(DEFINE, VARIANT)) {
            Matcher constant = pattern.matcher(header);
            while (constant.find()) {
                found++;
                Object bound = call(bindings, constant.group(1));
                if (!constant.group(2).equals(String.valueOf(bound))) {
                    wrong.add("%s is bound as %s".formatted(constant.group(), bound));
                }
            }
        }
        if (found < 10) {
            wrong.add("too few constants were found in the header: " + found);
        }
        return wrong;
    }

    static List<String> structures(String header, String bindingsPackage) {
        List<String> wrong = new ArrayList<>();
        Matcher structure = STRUCTURE.matcher(header);
        int found = 0;
        while (structure.find()) {
            found++;
            String name = structure.group(1);
            List<MemoryLayout> fields = new ArrayList<>();
            Matcher field = FIELD.matcher(structure.group(2));
            while (field.find()) {
                MemoryLayout type = layout(field.group(1));
                MemoryLayout layout =
                        field.group(3) == null
                                ? type
                                : MemoryLayout.sequenceLayout(length(header, field.group(3)), type);
                fields.add(layout.withName(field.group(2)));
            }
            MemoryLayout expected;
            try {
                expected =
                        MemoryLayout.structLayout(fields.toArray(MemoryLayout[]::new))
                                .withName(name);
            } catch (IllegalArgumentException e) {
                wrong.add(name + " has padding, which the ABI does not: " + e.getMessage());
                continue;
            }
            Object bound = null;
            try {
                bound = call(Class.forName(bindingsPackage + "." + name), "layout");
            } catch (ClassNotFoundException e) {
                wrong.add(name + " is not bound");
            }
            if (!expected.equals(bound)) {
                wrong.add("%s is declared as %s and bound as %s".formatted(name, expected, bound));
            }
        }
        if (found == 0) {
            wrong.add("no structure was found in the header");
        }
        return wrong;
    }

    private static long length(String header, String constant) {
        Matcher define = Pattern.compile("#define " + constant + " (\\d+)").matcher(header);
        return define.find() ? Long.parseLong(define.group(1)) : Long.parseLong(constant);
    }

    private static Map<String, FunctionDescriptor> declared(String header) {
        Map<String, FunctionDescriptor> declared = new LinkedHashMap<>();
        Matcher prototype = PROTOTYPE.matcher(header);
        while (prototype.find()) {
            String parameters = prototype.group(3).strip();
            MemoryLayout[] layouts =
                    parameters.equals("void")
                            ? new MemoryLayout[0]
                            : Arrays.stream(parameters.split(","))
                                    .map(BindingsCheck::parameter)
                                    .toArray(MemoryLayout[]::new);
            declared.put(
                    prototype.group(2), FunctionDescriptor.of(layout(prototype.group(1)), layouts));
        }
        return declared;
    }

    private static MemoryLayout parameter(String declaration) {
        String text = declaration.strip();
        return text.contains("*")
                ? ValueLayout.ADDRESS
                : layout(text.substring(0, text.lastIndexOf(' ')).strip());
    }

    private static MemoryLayout layout(String type) {
        return switch (type) {
            case "bool" -> ValueLayout.JAVA_BOOLEAN;
            case "uint8_t" -> ValueLayout.JAVA_BYTE;
            case "int32_t", "uint32_t", "GolStatus" -> ValueLayout.JAVA_INT;
            case "int64_t", "uint64_t", "GolUniverse", "GolPattern" -> ValueLayout.JAVA_LONG;
            default -> throw new AssertionError("the ABI has no type " + type + " in its grammar");
        };
    }

    /** Layouts without names and without what pointers point to. */
    private static List<?> shape(FunctionDescriptor descriptor) {
        List<Object> shape = new ArrayList<>();
        descriptor.returnLayout().ifPresent(layout -> shape.add(shape(layout)));
        descriptor.argumentLayouts().forEach(layout -> shape.add(shape(layout)));
        return shape;
    }

    private static Object shape(MemoryLayout layout) {
        return switch (layout) {
            case ValueLayout value -> value.carrier();
            case GroupLayout group -> group;
            case SequenceLayout sequence -> sequence;
            default -> layout;
        };
    }

    private static FunctionDescriptor bound(Class<?> bindings, String name) {
        return (FunctionDescriptor) call(bindings, name + "$descriptor");
    }

    private static Object call(Class<?> owner, String method) {
        try {
            return owner.getMethod(method).invoke(null);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
