package dev.waxseal.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** In the agent each danger has one room: weaving, and the test frameworks that may not be there. */
@ArchTag("architecture")
@AnalyzeClasses(packages = "dev.waxseal.agent", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule only_the_weaver_knows_class_files = noClasses()
            .that()
            .resideOutsideOfPackage("dev.waxseal.agent.weave")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..");

    @ArchTest
    static final ArchRule advice_knows_the_tap_and_the_jdk_alone = noClasses()
            .that()
            .resideInAPackage("dev.waxseal.agent.seam")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.waxseal.wire..", "dev.waxseal.detect..", "dev.waxseal.journal..");

    @ArchTest
    static final ArchRule only_the_test_room_knows_test_frameworks = noClasses()
            .that()
            .resideOutsideOfPackages("dev.waxseal.agent.testing", "dev.waxseal.agent.door")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.testng..");

    @ArchTest
    static final ArchRule nothing_in_a_strangers_jvm_prints_or_logs = noClasses()
            .that()
            .resideOutsideOfPackages("dev.waxseal.agent.cli..", "dev.waxseal.agent.door")
            .and()
            .doNotHaveSimpleName("Premain")
            .and()
            .doNotHaveSimpleName("ProcessMeter") // where cpu= asks for it; it wakes no logging
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "java.lang.management..");

    @ArchTest
    static final ArchRule no_two_rooms_need_each_other =
            slices().matching("dev.waxseal.agent.(*)..").should().beFreeOfCycles();
}
