package dev.waxseal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;

/**
 * The core is one corridor: bytes become words, words findings, findings a journal, the journal a judgement. The detector
 * is a house within it: it has one face, and its rooms stand in a row as well.
 */
@ArchTag("architecture")
@AnalyzeClasses(packages = "dev.waxseal", importOptions = ArchitectureTest.WhatShips.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nobody_walks_back = corridor(
            "dev.waxseal.",
            "..",
            "catalogue",
            "config",
            "production",
            "wire",
            "tls",
            "detect",
            "journal",
            "keys",
            "signing",
            "evidence",
            "report");

    @ArchTest
    static final ArchRule nobody_walks_back_in_the_detector =
            corridor("dev.waxseal.detect.", "", "text", "carrier", "value", "name", "glance");

    @ArchTest
    static final ArchRule nobody_enters_a_room_within_the_detector_from_outside_of_it = noClasses()
            .that()
            .resideOutsideOfPackage("dev.waxseal.detect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.waxseal.detect.*..");

    @ArchTest
    static final ArchRule a_room_within_the_detector_knows_not_its_face = noClasses()
            .that()
            .resideInAPackage("dev.waxseal.detect.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.waxseal.detect");

    @ArchTest
    static final ArchRule what_is_said_and_how_it_is_sealed_are_told_apart = noClasses()
            .that()
            .resideInAPackage("dev.waxseal.detect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.waxseal.tls");

    @ArchTest
    static final ArchRule nobody_but_wire_undoes_codings = noClasses()
            .that()
            .resideOutsideOfPackage("dev.waxseal.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.waxseal.wire.*..");

    @ArchTest
    static final ArchRule decoders_know_bytes_alone = noClasses()
            .that()
            .resideInAPackage("dev.waxseal.wire.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.waxseal.wire");

    @ArchTest
    static final ArchRule each_room_is_known = classes()
            .should()
            .resideInAnyPackage(
                    "dev.waxseal.catalogue",
                    "dev.waxseal.config",
                    "dev.waxseal.production",
                    "dev.waxseal.wire..",
                    "dev.waxseal.tls",
                    "dev.waxseal.detect",
                    "dev.waxseal.detect.text",
                    "dev.waxseal.detect.carrier",
                    "dev.waxseal.detect.value",
                    "dev.waxseal.detect.name",
                    "dev.waxseal.detect.glance",
                    "dev.waxseal.journal",
                    "dev.waxseal.keys",
                    "dev.waxseal.signing",
                    "dev.waxseal.evidence",
                    "dev.waxseal.report");

    @ArchTest
    static final ArchRule no_two_rooms_need_each_other =
            slices().matching("dev.waxseal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_core_knows_neither_agent_nor_build = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.objectweb.asm..", "org.apache.maven..", "picocli..", "java.lang.instrument..");

    @ArchTest
    static final ArchRule the_root_package_is_empty = classes().should().resideInAPackage("dev.waxseal.*..");

    /** Rooms in a row, each of which may know those before it alone. */
    private static ArchRule corridor(String prefix, String suffix, String... rooms) {
        LayeredArchitecture corridor = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : rooms) {
            corridor = corridor.layer(room).definedBy(prefix + room + suffix);
        }
        for (int i = 0; i < rooms.length; i++) {
            String[] before = Arrays.copyOf(rooms, i);
            corridor = i == 0
                    ? corridor.whereLayer(rooms[i]).mayNotAccessAnyLayer()
                    : corridor.whereLayer(rooms[i]).mayOnlyAccessLayers(before);
        }
        return corridor;
    }

    /** ArchUnit's own option looks for {@code target/test-classes}; this module builds into {@code target/core}. */
    static final class WhatShips implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
