package io.github.gol4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Arrows point one way: cli -> public API -> internal -> internal.ffi -> the C ABI. */
@DisplayName("The layers know what they may know")
class ArchitectureTest {

    private static final String API = "io.github.gol4j";
    private static final String INTERNAL = "io.github.gol4j.internal";
    private static final String FFI = "io.github.gol4j.internal.ffi";
    private static final String CLI = "io.github.gol4j.cli";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(JavaProcess.classes(GameOfLife.class));

    @Test
    void theCommandLineUsesThePublicApiOnly() {
        noClasses()
                .that()
                .resideInAPackage(CLI + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INTERNAL, FFI)
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        CLI + "..",
                        "picocli..",
                        "com.fasterxml..",
                        "org.jline..",
                        "java.awt..",
                        "javax.imageio..")
                .check(CLASSES);
    }

    @Test
    void onlyTheInternalPackageTouchesTheBindings() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INTERNAL, FFI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FFI)
                .check(CLASSES);
    }

    @Test
    void thePublicApiHasNoForeignMemory() {
        noClasses()
                .that()
                .resideInAnyPackage(API, CLI + "..")
                .and()
                // It calls libc: two functions that Java has no words for.
                .doNotHaveFullyQualifiedName(CLI + ".play.ControllingTerminal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign")
                .check(CLASSES);
    }

    @Test
    void publicSignaturesShowNoInternalTypes() {
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(API)
                .should()
                .haveRawReturnType(resideInAPackage(INTERNAL + ".."))
                .orShould()
                .haveRawParameterTypes(
                        DescribedPredicate.anyElementThat(resideInAPackage(INTERNAL + "..")))
                .check(CLASSES);
    }

    @Test
    void everyPublicClassOfTheApiIsFinalOrAnException() {
        classes()
                .that()
                .resideInAPackage(API)
                .and()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAssignableTo(RuntimeException.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
